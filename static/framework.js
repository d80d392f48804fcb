// What the framework calls its parts in the page, for scripts; `ui/framework.py` has these names for style sheets and tests.
const part = (name) => `[data-testid="${name}"]`;

export const HTML = part("stHtml");
export const SKIP_LINK = part("stSkipToContent");
export const CHART = part("stVegaLiteChart");
export const PLOTLY_CHART = part("stPlotlyChart");
export const FRAMED = `iframe${part("stCustomComponentV1")}`;
export const DIALOG = part("stDialog");
export const BLOCK = part("stMainBlockContainer");

// Every container whose key begins so, and the key of one, as a class holds it.
export const keyed = (start) => `[class*="st-key-${start}"]`;
export const keyOf = (container) => /st-key-(\S+)/.exec(container?.className)?.[1] ?? "";

export const isConnected = () => document.querySelector(part("stApp"))?.dataset.testConnectionState === "CONNECTED";
