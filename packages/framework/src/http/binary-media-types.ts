/**
 * What API Gateway treats as binary where the app does not say: everything. It decodes a binary answer only for a request
 * whose first `Accept` type is in this list, and browsers ask for images with types of their own, `fetch` with any.
 * Text stays text: the dispatcher marks as base64 what is bytes, and nothing else.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html
 */
export const defaultBinaryMediaTypes: readonly string[] = ["*/*"]
