import type { RouteRequest } from "./route-request.ts"

/** Filled in by the module of `currentRequest`, so that an app without it never loads node:async_hooks. */
export const requestScope: { enter?: <T>(request: RouteRequest, run: () => T) => T } = {}
