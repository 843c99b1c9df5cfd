import type { ApiDescription } from "@tsapi/framework/gateway"

/** What an API's own URL has in front of its paths: `/api`; nothing for `$default`, which is in no URL. */
export function stagePath({ stageName }: Pick<ApiDescription, "stageName">): string {
  return stageName === "$default" ? "" : `/${stageName}`
}
