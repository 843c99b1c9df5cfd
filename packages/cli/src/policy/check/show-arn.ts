/** An ARN with made-up values as people read it: `TodosTable/index/byOwner`, `arn:aws:sqs:<region>:<account>:jobs`. */
export function showArn(arn: string): string {
  return arn.replace(/^arn:aws:declared:::(\w+)\.Arn/, "$1").replace(":eu-west-1:123456789012:", ":<region>:<account>:")
}
