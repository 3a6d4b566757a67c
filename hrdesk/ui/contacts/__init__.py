"""The place Contacts: people, organisations and mailing lists."""
