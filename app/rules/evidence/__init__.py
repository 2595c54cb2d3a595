"""Evidence: corroboration, wording, movements of people."""
