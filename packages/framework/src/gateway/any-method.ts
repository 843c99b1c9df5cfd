/** The methods that API Gateway's `ANY` stands for; a client that is free to choose takes the first. */
export const anyMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const

/** A route's methods: its own, or for `ANY` all that no other of `routes` serves on its path. */
export function httpMethodsOf(
  { method, path }: { readonly method: string; readonly path: string },
  routes: readonly { readonly method: string; readonly path: string }[],
): readonly string[] {
  if (method !== "ANY") return [method]
  const others = new Set(routes.filter((route) => route.path === path).map((route) => route.method))
  return anyMethods.filter((each) => !others.has(each))
}
