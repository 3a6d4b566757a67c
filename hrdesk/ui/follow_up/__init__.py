"""The place Follow-up: recommendations, commitments and the places that are visited."""
