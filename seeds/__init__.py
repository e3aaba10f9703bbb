"""Seeds: the sample exports, the hand-edited lookups, and the generator of the exports."""
