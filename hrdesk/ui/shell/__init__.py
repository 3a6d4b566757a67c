"""What stands around the places: opening a desk, menus, going back, undo in words, what is saved."""
