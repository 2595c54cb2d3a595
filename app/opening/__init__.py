"""What is done with a case as a whole: founded, opened, upgraded, its accounts and their keys."""
