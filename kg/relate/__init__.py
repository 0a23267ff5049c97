"""From mentions to events and their roles."""
