/** `GET /todos/{id}` -> its method and path; undefined for what is no method of an API. */
export function readMethodName(text: string): { readonly method: string; readonly path: string } | undefined {
  const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(text) ?? []
  return method === undefined || path === undefined ? undefined : { method, path }
}
