import type { CfnValue } from "./cloudformation.ts"

/**
 * What is unique to a stack and known before any of its resources exist: the last part of its id,
 * `arn:aws:cloudformation:eu-west-1:123456789012:stack/shop-dev/6af3b2c0-d5e6-11ee-a1b2-0a1b2c3d4e5f`.
 */
export const stackGuid: CfnValue = { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }
