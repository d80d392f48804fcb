"""From the name that a browser sends back to what it stands for; a forged name opens nothing."""
