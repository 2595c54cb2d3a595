"""Read models: frozen data classes for the window, the command line and print."""
