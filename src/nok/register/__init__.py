"""The register: what is counted, and by which rules. It knows codes and days, and nobody."""
