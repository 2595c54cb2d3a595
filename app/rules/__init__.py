"""Pure rules: values in, values out; no clock, no session, no Qt."""
