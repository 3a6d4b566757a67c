"""The restricted registers: closed they ask for a passphrase, open they show what is nowhere else."""
