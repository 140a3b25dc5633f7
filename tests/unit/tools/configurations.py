"""Reads from the standard input, as JSON, a list of texts in YAML, and writes what they say."""

import json
import sys

import yaml

loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # The first is faster, where there is a libyaml.
json.dump([yaml.load(text, loader) for text in json.load(sys.stdin)], sys.stdout)
