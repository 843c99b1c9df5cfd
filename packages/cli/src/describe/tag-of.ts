/** The tag of a controller's operations: its name without `Controller`. */
export function tagOf(className: string): string {
  return className.replace(/(?<=.)Controller$/, "")
}
