/** The forms of one request path. */
export interface RequestPath {
  /** `path` in the event. */
  readonly path: string
  /** What routes are matched against, and what an authorizer's method ARN ends with. */
  readonly matched: string
}

/**
 * What API Gateway makes of slashes. Sources: events recorded on AWS in LocalStack's tests
 * (test_lambda_aws_proxy_integration) and aws-powertools/powertools-lambda-python#1552.
 * - Leading slashes become one in `path`, while `requestContext.path` keeps them (recorded).
 * - A trailing slash stays in `path`, but does not take part in matching, nor in `{proxy+}` (recorded).
 * - † An empty segment in the middle is kept, and matches only inside `{proxy+}`.
 */
export function requestPath(received: string): RequestPath {
  let start = 0
  while (received.charCodeAt(start + 1) === SLASH) start += 1
  const path = start === 0 ? received : received.slice(start)
  let end = path.length
  while (end > 1 && path.charCodeAt(end - 1) === SLASH) end -= 1
  return { path, matched: end === path.length ? path : path.slice(0, end) }
}

const SLASH = 47
