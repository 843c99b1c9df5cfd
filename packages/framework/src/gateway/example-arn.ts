/** An ARN with examples in place of what CloudFormation fills in. */
export function exampleArn(arn: string): string {
  return arn
    .replaceAll("${AWS::Partition}", "aws")
    .replaceAll("${AWS::Region}", "us-east-1")
    .replaceAll("${AWS::AccountId}", "123456789012")
}
