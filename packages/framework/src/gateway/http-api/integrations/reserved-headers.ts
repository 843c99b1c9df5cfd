/** Headers that no mapping of an HTTP API may name ("Reserved headers", Transforming API requests and responses). */
export function isReservedHeader(name: string): boolean {
  return RESERVED.test(name)
}

const RESERVED =
  /^(access-control-.*|apigw-.*|authorization|connection|content-(encoding|length|location)|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amzn?-.*|x-forwarded-(for|host|proto)|via)$/i
