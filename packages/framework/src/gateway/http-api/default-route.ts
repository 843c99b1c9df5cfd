/** The path, and the key, of the route of an HTTP API that takes what no other does. */
export const DEFAULT_ROUTE = "$default"
