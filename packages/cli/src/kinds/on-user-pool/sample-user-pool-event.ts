import { localUserPoolId } from "@tsapi/framework/gateway"
import type { TokenTriggerVersion, UserPoolEvent, UserPoolTriggerName } from "@tsapi/framework"
import type { UserPoolTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import { dataOf, type SampleContext } from "../../model/sample-event.ts"
import { defaultTokenVersion } from "./lambda-config.ts"

/**
 * An event as the pool sends it, with the parts of its request that the data has in place of the sample's.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export function sampleUserPoolEvent(
  { pool, trigger, version = defaultTokenVersion }: UserPoolTriggerDeclaration,
  context: SampleContext,
): UserPoolEvent<UserPoolTriggerName, TokenTriggerVersion> {
  const given = dataOf(context, {})
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    const hint = `Such as --data '{"userAttributes": {"email": "jane@example.com"}}'.`
    throw new UserError("EVENT_INVALID", "The data of such an event is an object: parts of its request", { hint })
  }
  const { source, request, response } = trigger === "PreTokenGeneration" ? tokens[version] : samples[trigger]
  return {
    version: trigger === "PreTokenGeneration" ? version.slice(1, 2) : "1",
    triggerSource: source,
    region: context.region,
    userPoolId: localUserPoolId(pool, context.region),
    userName: "mytestuser",
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "1example23456789" },
    request: { ...request, ...given },
    response,
  }
}

type Sample<Name extends UserPoolTriggerName, Version extends TokenTriggerVersion = "V2_0"> = Pick<
  UserPoolEvent<Name, Version>,
  "request" | "response"
> & { readonly source: UserPoolEvent<Name, Version>["triggerSource"] }

const userAttributes = {
  sub: "a1b2c3d4-5678-90ab-cdef-example11111",
  "cognito:user_status": "CONFIRMED",
  email_verified: "true",
  email: "mytestuser@example.com",
}
const groupConfiguration = { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null }

const samples: { readonly [Name in Exclude<UserPoolTriggerName, "PreTokenGeneration">]: Sample<Name> } = {
  PreSignUp: {
    source: "PreSignUp_SignUp",
    request: { userAttributes: { email: userAttributes.email }, validationData: null },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  },
  PostConfirmation: { source: "PostConfirmation_ConfirmSignUp", request: { userAttributes }, response: {} },
  PreAuthentication: {
    source: "PreAuthentication_Authentication",
    request: { userAttributes, validationData: null },
    response: {},
  },
  PostAuthentication: {
    source: "PostAuthentication_Authentication",
    request: { userAttributes, newDeviceUsed: false },
    response: {},
  },
  CustomMessage: {
    source: "CustomMessage_SignUp",
    request: { userAttributes, codeParameter: "{####}", usernameParameter: null },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  },
  UserMigration: {
    source: "UserMigration_Authentication",
    request: { password: "Example-Password1", validationData: null },
    response: {
      userAttributes: null,
      forceAliasCreation: null,
      enableSMSMFA: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
    },
  },
  DefineAuthChallenge: {
    source: "DefineAuthChallenge_Authentication",
    request: { userAttributes, session: [] },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  },
  CreateAuthChallenge: {
    source: "CreateAuthChallenge_Authentication",
    request: { userAttributes, challengeName: "CUSTOM_CHALLENGE", session: [] },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  },
  VerifyAuthChallengeResponse: {
    source: "VerifyAuthChallengeResponse_Authentication",
    request: { userAttributes, privateChallengeParameters: { answer: "5" }, challengeAnswer: "5" },
    response: { answerCorrect: null },
  },
}

const tokens: { readonly [Version in TokenTriggerVersion]: Sample<"PreTokenGeneration", Version> } = {
  V1_0: {
    source: "TokenGeneration_Authentication",
    request: { userAttributes, groupConfiguration },
    response: { claimsOverrideDetails: null },
  },
  V2_0: {
    source: "TokenGeneration_Authentication",
    request: { userAttributes, groupConfiguration, scopes: ["aws.cognito.signin.user.admin"] },
    response: { claimsAndScopeOverrideDetails: null },
  },
  V3_0: {
    source: "TokenGeneration_Authentication",
    request: { userAttributes, groupConfiguration, scopes: ["aws.cognito.signin.user.admin"] },
    response: { claimsAndScopeOverrideDetails: null },
  },
}
