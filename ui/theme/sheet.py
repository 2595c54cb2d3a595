"""The one style sheet, made from roles and sizes.

Widgets ask for a look through dynamic properties: ``role`` (a text role), ``type`` (a :class:`TextSize`),
``strong``, ``kind`` (``card``, ``header``, ``sidebar`` … for frames; ``primary``, ``flat``, ``nav`` for buttons).
"""

from ui.theme.metrics import Metrics, TextSize
from ui.theme.palette import TEXTS, Palette

SHEET_GLYPHS = {
    "chevron-down": "text",
    "chevron-up": "text",
    "back": "text",
    "forward": "text",
    "tick": "on_accent",
    "dot": "on_accent",
}
"""Pictures that the sheet needs as files, with the role that tints each."""


def style_sheet(palette: Palette, metrics: Metrics, glyphs: str) -> str:
    """The style sheet of the application; ``glyphs`` is the folder with the tinted :data:`SHEET_GLYPHS`."""
    return "\n".join(
        (
            _text(palette, metrics),
            _grounds(palette, metrics),
            _buttons(palette, metrics),
            _inputs(palette, metrics, glyphs),
            _lists(palette, metrics),
            _tabs(palette, metrics, glyphs),
            _rest(palette, metrics, glyphs),
        )
    )


def _text(palette: Palette, metrics: Metrics) -> str:
    sizes = "\n".join(
        f'QLabel[type="{size.value}"] {{ font-size: {metrics.text(size)}px; }}' for size in TextSize
    )
    roles = "\n".join(f'QLabel[role="{role}"] {{ color: {palette.role(role)}; }}' for role in TEXTS)
    return f"""
QWidget {{ font-size: {metrics.text(TextSize.BODY)}px; }}
QLabel {{ background: transparent; color: {palette.text}; }}
{sizes}
QLabel[type="page"], QLabel[type="section"], QLabel[strong="true"] {{ font-weight: 600; }}
{roles}
QToolTip {{ background: {palette.raised}; color: {palette.text}; border: 1px solid {palette.border};
    padding: 4px; }}
"""


def _grounds(palette: Palette, metrics: Metrics) -> str:
    line = f"1px solid {palette.border}"
    badge = round(18 * metrics.text_scale)
    return f"""
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {palette.window}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] {{ background: transparent; border: 0; }}
QFrame[kind="card"] {{ background: {palette.surface}; border: {line}; border-radius: 4px; }}
QFrame[kind="sidebar"] {{ background: {palette.raised}; border: 0; border-right: {line}; }}
QFrame[kind="header"] {{ background: {palette.raised}; border: 0; border-bottom: {line}; }}
QFrame[kind="footer"] {{ background: {palette.raised}; border: 0; border-top: {line}; }}
QFrame[kind="line"] {{ background: {palette.border}; border: 0; }}
QFrame[kind="notice"] {{ background: {palette.raised}; border: {line}; border-radius: 4px; }}
QFrame[kind="notice"][tone="error"] {{ border-color: {palette.danger}; }}
QFrame[kind="notice"][tone="warn"] {{ border-color: {palette.warn}; }}
QFrame[kind="notice"][tone="ok"] {{ border-color: {palette.ok}; }}
QLabel[kind="badge"] {{ background: {palette.accent}; color: {palette.on_accent}; border-radius: {badge // 2}px;
    padding: 0 6px; min-width: {badge - 12}px; min-height: {badge}px; max-height: {badge}px;
    font-size: {metrics.text(TextSize.CAPTION)}px; font-weight: 600; }}
"""


def _buttons(palette: Palette, metrics: Metrics) -> str:
    # A ring that appears must not move what it surrounds: what the border gains, the padding gives. Around a filled button
    # the ground shows between ring and fill, which are nearly of one colour; Qt draws an outline at the very letters.
    ring = metrics.focus
    thin = f"padding: {6}px {14}px; border: 1px solid"
    thick = f"padding: {7 - ring}px {15 - ring}px; border: {ring}px solid"
    height = metrics.row - 14
    return f"""
QPushButton {{ background: {palette.surface}; color: {palette.text}; border-radius: 4px;
    {thin} {palette.control}; min-height: {height}px; outline: 0; }}
QPushButton:hover {{ background: {palette.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {palette.selection}; }}
QPushButton:focus {{ {thick} {palette.focus}; }}
QPushButton:disabled {{ background: transparent; color: {palette.muted}; border: 1px dashed {palette.control}; }}
QPushButton[kind="primary"] {{ background: {palette.accent}; color: {palette.on_accent};
    border-color: {palette.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {palette.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border-color: {palette.focus}; background-clip: padding; border-radius: 6px; }}
QPushButton[kind="primary"]:disabled {{ background: transparent; color: {palette.muted};
    border: 1px dashed {palette.control}; font-weight: 600; }}
QPushButton[kind="flat"], QToolButton {{ background: transparent; color: {palette.text};
    border: {ring}px solid transparent; border-radius: 4px; padding: {6 - ring}px; }}
QPushButton[kind="flat"] {{ padding: {6 - ring}px 8px; }}
QToolButton[kind="beside"] {{ padding: {4 - ring}px; }}
QPushButton[kind="link"] {{ background: transparent; color: {palette.accent}; text-align: left;
    border: {ring}px solid transparent; padding: 0; text-decoration: underline; }}
QPushButton[kind="flat"]:hover, QToolButton:hover, QToolButton:checked {{ background: {palette.hover}; }}
QPushButton[kind="flat"]:focus, QPushButton[kind="link"]:focus, QToolButton:focus {{
    border: {ring}px solid {palette.focus}; }}
QPushButton[kind="flat"]:disabled, QPushButton[kind="link"]:disabled {{ color: {palette.muted};
    border: 1px dashed {palette.control}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="nav"] {{ background: transparent; border: {ring}px solid transparent; border-radius: 4px;
    text-align: left; padding: {6 - ring}px {8 - ring}px; min-height: {metrics.row - 8}px; }}
QPushButton[kind="nav"]:hover {{ background: {palette.hover}; }}
QPushButton[kind="nav"]:checked {{ background: {palette.selection}; font-weight: 600; }}
QPushButton[kind="nav"]:focus {{ border: {ring}px solid {palette.focus}; }}
QToolButton[kind="filter"] {{ border: 1px solid {palette.border}; padding: 3px 7px; }}
QToolButton[kind="filter"]:checked {{ background: {palette.selection}; border: {ring}px solid {palette.accent};
    padding: {4 - ring}px {8 - ring}px; font-weight: 600; }}
QToolButton[kind="filter"]:focus {{ border: {ring}px solid {palette.focus}; padding: {4 - ring}px {8 - ring}px; }}
QToolButton[kind="chip"] {{ background: {palette.selection}; padding: {4 - ring}px {8 - ring}px; }}
"""


def _inputs(palette: Palette, metrics: Metrics, glyphs: str) -> str:
    ring = metrics.focus
    height = metrics.row - 12
    mark = round(14 * metrics.text_scale)
    arrow = round(12 * metrics.text_scale)
    fields = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QSpinBox")
    every = ", ".join(fields)
    focused = ", ".join(f"{field}:focus" for field in fields)
    wrong = ", ".join(f'{field}[wrong="true"]' for field in fields)
    wrong_focused = ", ".join(f'{field}[wrong="true"]:focus' for field in fields)
    idle = ", ".join(f"{field}:disabled, {field}:read-only" for field in fields if field != "QComboBox")
    return f"""
{every} {{ background: {palette.surface}; color: {palette.text}; border: 1px solid {palette.control};
    border-radius: 4px; padding: 4px 6px; selection-background-color: {palette.accent};
    selection-color: {palette.on_accent}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {height}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ placeholder-text-color: {palette.hint}; }}
{focused} {{ border: {ring}px solid {palette.focus}; padding: {5 - ring}px {7 - ring}px; }}
{idle}, QComboBox:disabled {{ background: {palette.raised}; color: {palette.muted}; }}
QTextBrowser[kind="manual"]:read-only {{ background: {palette.surface}; color: {palette.text}; }}
{wrong} {{ border: {ring}px solid {palette.danger}; padding: {5 - ring}px {7 - ring}px; }}
{wrong_focused} {{ border-color: {palette.focus}; }}
QComboBox QLineEdit {{ border: 0; padding: 0; min-height: 0; background: transparent; }}
QComboBox::drop-down {{ border: 0; width: {arrow + 12}px; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url("{glyphs}/chevron-down-{palette.name}.svg"); width: {arrow}px;
    height: {arrow}px; }}
QSpinBox {{ padding: 4px {arrow + 12}px 4px 6px; }}
QSpinBox:focus {{ padding: {5 - ring}px {arrow + 12}px {5 - ring}px {7 - ring}px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: {arrow + 8}px; background: transparent; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: url("{glyphs}/chevron-up-{palette.name}.svg"); width: {arrow - 2}px;
    height: {arrow - 2}px; }}
QSpinBox::down-arrow {{ image: url("{glyphs}/chevron-down-{palette.name}.svg"); width: {arrow - 2}px;
    height: {arrow - 2}px; }}
QCheckBox, QRadioButton {{ color: {palette.text}; background: transparent; spacing: 8px; border-radius: 4px;
    border: {ring}px solid transparent; padding: 2px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {palette.focus}; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator, QTreeView::indicator,
QTableView::indicator {{ width: {mark}px; height: {mark}px; background: {palette.surface};
    border: 1px solid {palette.control}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {mark // 2}px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QTableView::indicator:checked {{ background: {palette.accent};
    border-color: {palette.accent}; image: url("{glyphs}/tick-{palette.name}.svg"); }}
QRadioButton::indicator:checked {{ image: url("{glyphs}/dot-{palette.name}.svg"); }}
QCheckBox::indicator:disabled {{ background: {palette.raised}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {palette.muted}; }}
"""


def _lists(palette: Palette, metrics: Metrics) -> str:
    ring = metrics.focus
    return f"""
QTableView, QListView, QTreeView {{ background: {palette.surface}; color: {palette.text};
    alternate-background-color: {palette.surface}; gridline-color: {palette.border};
    border: 1px solid {palette.border}; border-radius: 4px; padding: {ring - 1}px; outline: 0;
    selection-background-color: {palette.selection}; selection-color: {palette.text}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: {ring}px solid {palette.focus}; padding: 0; }}
QTableView::item {{ padding: 0 8px; border: 0; border-bottom: 1px solid {palette.border}; }}
QTableView::item:selected {{ background: {palette.selection}; }}
QListView::item, QTreeView::item {{ min-height: {metrics.row - 10}px; padding: 3px 6px; border: 0; }}
QListView::item:selected, QTreeView::item:selected {{ background: {palette.selection}; color: {palette.text}; }}
QListView::item:hover, QTreeView::item:hover {{ background: {palette.hover}; }}
QListView::item:selected:hover, QTreeView::item:selected:hover {{ background: {palette.selection}; }}
QHeaderView {{ background: {palette.raised}; border: 0; }}
QHeaderView::section {{ background: {palette.raised}; color: {palette.muted}; border: 0;
    border-bottom: 1px solid {palette.border}; padding: 0 11px; min-height: {metrics.row}px;
    font-size: {metrics.text(TextSize.CAPTION)}px; font-weight: 600; }}
QTableCornerButton::section {{ background: {palette.raised}; border: 0; }}
"""


def _tabs(palette: Palette, metrics: Metrics, glyphs: str) -> str:
    ring = metrics.focus
    arrow = round(16 * metrics.text_scale)
    return f"""
QTabWidget::pane {{ border: 0; border-top: 1px solid {palette.border}; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {palette.muted}; border: {ring}px solid transparent;
    border-bottom: {ring}px solid transparent; padding: 6px 9px; }}
QTabBar[kind="many"]::tab {{ padding: 6px 4px; }}
QTabBar::tab:selected {{ color: {palette.text}; border-bottom-color: {palette.accent}; }}
QTabBar::tab:hover {{ color: {palette.text}; background: {palette.hover}; }}
QTabBar::tab:focus {{ border: {ring}px solid {palette.focus}; }}
QTabBar::tear {{ width: 0; border: 0; image: none; }}
QTabBar::scroller {{ width: {2 * arrow + 16}px; }}
QTabBar QToolButton {{ background: {palette.raised}; border: 1px solid {palette.control}; border-radius: 4px;
    padding: 0; }}
QTabBar QToolButton:disabled {{ border: 1px dashed {palette.border}; }}
QTabBar QToolButton::left-arrow {{ image: url("{glyphs}/back-{palette.name}.svg"); width: {arrow}px;
    height: {arrow}px; }}
QTabBar QToolButton::right-arrow {{ image: url("{glyphs}/forward-{palette.name}.svg"); width: {arrow}px;
    height: {arrow}px; }}
"""


def _rest(palette: Palette, metrics: Metrics, glyphs: str) -> str:
    ring = metrics.focus
    return f"""
QMenu {{ background: {palette.raised}; color: {palette.text}; border: 1px solid {palette.control}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; border: {ring}px solid transparent; }}
QMenu::item:selected {{ background: {palette.selection}; border-color: {palette.focus}; }}
QMenu::item:disabled {{ color: {palette.muted}; }}
QMenu::separator {{ height: 1px; background: {palette.border}; margin: 4px 8px; }}
QProgressBar {{ background: {palette.surface}; color: {palette.text}; border: 1px solid {palette.control};
    border-radius: 4px; text-align: center; max-height: 16px; min-height: 10px; }}
QProgressBar::chunk {{ background: {palette.accent}; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {palette.control}; border-radius: 3px; margin: 3px; min-height: 24px;
    min-width: 24px; }}
QScrollBar::handle:hover {{ background: {palette.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; border-radius: 3px; }}
QSplitter::handle:hover, QSplitter::handle:pressed {{ background: {palette.border}; }}
QSplitter::handle:horizontal {{ width: {metrics.inside}px; }}
QSplitter::handle:vertical {{ height: {metrics.inside}px; }}
QAbstractScrollArea[kind="paper"] {{ background: {palette.window}; border: {ring}px solid {palette.border}; }}
QAbstractScrollArea[kind="paper"]:focus {{ border-color: {palette.focus}; }}
QCalendarWidget QWidget {{ alternate-background-color: {palette.raised}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {palette.raised}; }}
QCalendarWidget QTableView::item {{ padding: 0; border: 0; }}
QCalendarWidget QTableView::item:selected {{ background: {palette.accent}; color: {palette.on_accent}; }}
QCalendarWidget QToolButton#qt_calendar_prevmonth {{ qproperty-icon: url("{glyphs}/back-{palette.name}.svg"); }}
QCalendarWidget QToolButton#qt_calendar_nextmonth {{ qproperty-icon: url("{glyphs}/forward-{palette.name}.svg"); }}
"""
