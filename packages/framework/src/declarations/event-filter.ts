/**
 * A pattern of a Lambda event source: for each field it names, the values that pass or conditions on them.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 *
 * @example
 * { body: { kind: ["refund"], amount: [{ numeric: [">", 100] }] } }
 */
export interface EventFilter {
  readonly [field: string]: EventFilter | readonly unknown[]
}
