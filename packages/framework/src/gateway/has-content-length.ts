/** Whether an answer says how long it is: RFC 9110 forbids the header where there can be no body. */
export function hasContentLength(status: number): boolean {
  return status >= 200 && status !== 204 && status !== 304
}
