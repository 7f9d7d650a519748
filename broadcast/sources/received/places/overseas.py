"""Codes of the ministry's own: what lies overseas, and the districts of the three large cities."""

OVERSEAS = {
    "ZA": "971",
    "ZB": "972",
    "ZC": "973",
    "ZD": "974",
    "ZM": "976",
    "ZN": "988",
    "ZP": "987",
    "ZS": "975",
    "ZW": "986",
}
"""The ministry's letters for what lies overseas (2022 sheet), and the official codes.

ZX, Saint-Martin and Saint-Barthélemy counted together, is two collectivities and keeps its letters;
so does ZZ, the French abroad.
"""

DISTRICTS = {"751": "75056", "6938": "69123", "132": "13055"}
"""What the INSEE codes of the districts of Paris, Lyon and Marseille begin with -> the commune."""
