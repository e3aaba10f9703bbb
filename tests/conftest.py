"""What `make` sets, also where pytest is started by hand."""

import os

# two OpenMP threads that spin slow each other down on two cores
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
