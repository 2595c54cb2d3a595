"""The risk tab of a country file: assessments, two dates compared, assumptions, rankings beside it."""
