"""The file that everybody reads, swapped in when a build is good."""
