import { checkOptions } from "../declarations/check-options.ts"
import { errorNames } from "./error-names.ts"
import type { RetriedOptions, RetryOptions } from "./step-options.ts"

/** `Retry` of a state. */
export function toRetriers({ retry = [] }: RetriedOptions, otherwise: readonly object[]): readonly object[] {
  const chosen = [retry].flat().map((each: RetryOptions) => toRetrier(each))
  const takesAll = chosen.some(({ ErrorEquals }) => ErrorEquals.includes("States.ALL"))
  return takesAll ? chosen : [...chosen, ...otherwise]
}

// https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
export const lambdaRetriers = [
  {
    ErrorEquals: [
      "Lambda.ClientExecutionTimeoutException",
      "Lambda.ServiceException",
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
    ],
    IntervalSeconds: 1,
    MaxAttempts: 3,
    BackoffRate: 2,
  },
]

const retryOptions = ["errors", "intervalSeconds", "maxAttempts", "backoffRate", "maxDelaySeconds", "jitter"]

function toRetrier(options: RetryOptions) {
  checkOptions("retry", options, retryOptions)
  const { errors = ["States.ALL"], intervalSeconds, maxAttempts, backoffRate, maxDelaySeconds, jitter } = options
  return {
    ErrorEquals: errorNames(errors),
    IntervalSeconds: intervalSeconds,
    MaxAttempts: maxAttempts,
    BackoffRate: backoffRate,
    MaxDelaySeconds: maxDelaySeconds,
    JitterStrategy: jitter ? "FULL" : undefined,
  }
}
