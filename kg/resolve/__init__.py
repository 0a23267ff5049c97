"""From mentions of many documents to entities."""
