"""The demo company: Tallybrook's exports, from authored phrases and one plan of planted facts."""
