"""What fields of tests offer to choose from."""

LETTERS = (("a", "Alpha"), ("b", "Beta"), ("g", "Gamma"))

COUNTRIES = (
    ("CIV", "Côte d'Ivoire (CIV)"),
    ("NER", "Niger (NER)"),
    ("NGA", "Nigeria (NGA)"),
    ("MMR", "Myanmar (MMR)"),
)

CALLED = {"CIV": ("Ivory Coast",), "NER": ("Niger",), "NGA": ("Nigeria",), "MMR": ("Burma", "ميانمار")}
