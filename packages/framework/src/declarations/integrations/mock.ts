import type { MappedValue, MappingTemplates } from "./mapping-options.ts"

export interface MockOptions {
  /** Default 200. */
  readonly status?: number
  /** Default: none. */
  readonly headers?: Readonly<Record<string, MappedValue>>
  /**
   * Templates in VTL, chosen by the request's Accept; values of the request need `$util.escapeJavaScript`. Default: no body.
   */
  readonly body?: MappingTemplates
  /**
   * Media types of requests that are answered beside `application/json`, `application/x-www-form-urlencoded`,
   * `multipart/form-data`, `text/plain` and requests without a type; 415 for others. Default `[]`.
   */
  readonly contentTypes?: readonly string[]
}

export interface Mock extends MockOptions {
  readonly target: "mock"
}

/**
 * API Gateway answers by itself.
 *
 * @example
 * integration("GET", "/health", mock({ body: '{"status": "ok"}' }))
 */
export function mock(options: MockOptions = {}): Mock {
  return { ...options, target: "mock" }
}
