/**
 * What an event of an invocation that waits for its answer has at most.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const mostInvocationBytes = 6 * 1024 * 1024
