import type { UserPoolTriggerDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"

export const onUserPool: Located<UserPoolTriggerDeclaration> = {
  kind: "onUserPool",
  className: "Gate",
  classIndex: 0,
  methodName: "describe",
  pool: "Users",
  trigger: "PreTokenGeneration",
  version: "V2_0",
  location: { file: "src/gate.ts", line: 5 },
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html */
export const tokenEvent = {
  version: "2",
  triggerSource: "TokenGeneration_HostedAuth",
  region: "us-east-1",
  userPoolId: "us-east-1_EXAMPLE",
  userName: "brcotter",
  callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "1example23456789" },
  request: {
    userAttributes: {
      sub: "a1b2c3d4-5678-90ab-cdef-example11111",
      "cognito:email_alias": "brcotter@example.com",
      "cognito:user_status": "CONFIRMED",
      email_verified: "true",
      phone_number_verified: "true",
      phone_number: "+12065551212",
      family_name: "Zoe",
      email: "brcotter@example.com",
    },
    groupConfiguration: {
      groupsToOverride: ["group-1", "group-A", "group-B"],
      iamRolesToOverride: [
        "arn:aws:iam::123456789012:role/sns_caller",
        "arn:aws:iam::123456789012:role/sns_callerA",
        "arn:aws:iam::123456789012:role/sns_callerB",
      ],
      preferredRole: "arn:aws:iam::123456789012:role/sns_caller",
    },
    scopes: ["aws.cognito.signin.user.admin", "openid", "email", "phone"],
  },
  response: { claimsAndScopeOverrideDetails: null },
}
