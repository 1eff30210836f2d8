"""From the sources of one edition to print-ready booklets."""
