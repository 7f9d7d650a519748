"""What a station answers to the regulator for: embargo, silence, speaking time, synthetic voice.

Pure: the clock comes in as an argument, and every refusal says until when and why.
"""
