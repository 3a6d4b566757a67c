"""The exchange pages: what came in, what was sent, who the partners are, share and review."""
