import type { LambdaContext } from "../http/rest-event.ts"

/** Texts by name. */
type Texts = Readonly<Record<string, string>>

/** What all triggers of people are told of them. */
interface Person {
  /** `{ sub: "…", email: "jane@example.com" }` */
  readonly userAttributes: Texts
  /** What the client's call gave as `ClientMetadata`. */
  readonly clientMetadata?: Texts
}

/** What an authentication challenge was, and how it went. */
export interface ChallengeResult {
  readonly challengeName:
    | "CUSTOM_CHALLENGE"
    | "SRP_A"
    | "PASSWORD_VERIFIER"
    | "SMS_MFA"
    | "EMAIL_OTP"
    | "SOFTWARE_TOKEN_MFA"
    | "DEVICE_SRP_AUTH"
    | "DEVICE_PASSWORD_VERIFIER"
    | "ADMIN_NO_SRP_AUTH"
    | (string & {})
  readonly challengeResult: boolean
  /** What `CreateAuthChallenge` called it. */
  readonly challengeMetadata?: string
}

/** Groups of a user, with the IAM roles that they have. */
export interface GroupConfiguration {
  readonly groupsToOverride?: readonly string[]
  readonly iamRolesToOverride?: readonly string[]
  readonly preferredRole?: string | null
}

/** Changes to the claims of a token. Of a claim that is added and suppressed nothing is left. */
export interface ClaimChanges<Claim = unknown> {
  readonly claimsToAddOrOverride?: Readonly<Record<string, Claim>>
  readonly claimsToSuppress?: readonly string[]
}

/** What of `PreTokenGeneration` differs by its version. */
export type TokenTriggerVersion = "V1_0" | "V2_0" | "V3_0"

/** What each trigger is asked, and what it may answer. */
export interface UserPoolTriggers {
  readonly PreSignUp: {
    readonly source: `PreSignUp_${"SignUp" | "AdminCreateUser" | "ExternalProvider"}`
    readonly request: Person & { readonly validationData?: Texts | null }
    readonly response: {
      readonly autoConfirmUser?: boolean
      /** Asks for an e-mail address among the attributes. */
      readonly autoVerifyEmail?: boolean
      /** Asks for a telephone number among the attributes. */
      readonly autoVerifyPhone?: boolean
    }
  }
  readonly PostConfirmation: {
    readonly source: `PostConfirmation_${"ConfirmSignUp" | "ConfirmForgotPassword"}`
    readonly request: Person
    readonly response: Nothing
  }
  readonly PreAuthentication: {
    readonly source: "PreAuthentication_Authentication"
    readonly request: Person & { readonly validationData?: Texts | null; readonly userNotFound?: boolean }
    readonly response: Nothing
  }
  readonly PostAuthentication: {
    readonly source: "PostAuthentication_Authentication"
    readonly request: Person & { readonly newDeviceUsed: boolean }
    readonly response: Nothing
  }
  readonly PreTokenGeneration: {
    readonly source: TokenSource | "TokenGeneration_ClientCredentials"
    readonly request: Person & {
      readonly groupConfiguration: GroupConfiguration
      /** Scopes of the access token. */
      readonly scopes?: readonly string[]
    }
    readonly response: {
      readonly claimsAndScopeOverrideDetails?: {
        readonly idTokenGeneration?: ClaimChanges
        readonly accessTokenGeneration?: ClaimChanges & {
          readonly scopesToAdd?: readonly string[]
          readonly scopesToSuppress?: readonly string[]
        }
        /** In place of the user's groups. */
        readonly groupOverrideDetails?: GroupConfiguration
      } | null
    }
  }
  readonly CustomMessage: {
    readonly source: `CustomMessage_${
      | "SignUp"
      | "AdminCreateUser"
      | "ResendCode"
      | "ForgotPassword"
      | "UpdateUserAttribute"
      | "VerifyUserAttribute"
      | "Authentication"}`
    readonly request: Person & {
      /** What stands for the code in a message: `{####}`. */
      readonly codeParameter: string
      /** What stands for the user's name; a message to a user whom an administrator made needs both. */
      readonly usernameParameter?: string | null
    }
    readonly response: {
      readonly smsMessage?: string | null
      readonly emailMessage?: string | null
      readonly emailSubject?: string | null
    }
  }
  readonly UserMigration: {
    readonly source: `UserMigration_${"Authentication" | "ForgotPassword"}`
    readonly request: {
      readonly password: string
      readonly validationData?: Texts | null
      readonly clientMetadata?: Texts
    }
    /** No `userAttributes`: nobody is migrated. */
    readonly response: {
      readonly userAttributes?: Texts | null
      readonly finalUserStatus?: "CONFIRMED" | "RESET_REQUIRED" | null
      readonly messageAction?: "RESEND" | "SUPPRESS" | null
      readonly desiredDeliveryMediums?: readonly ("SMS" | "EMAIL")[] | null
      readonly forceAliasCreation?: boolean | null
      readonly enableSMSMFA?: boolean | null
    }
  }
  readonly DefineAuthChallenge: {
    readonly source: "DefineAuthChallenge_Authentication"
    readonly request: Person & {
      /** The challenges so far, oldest first. */
      readonly session: readonly ChallengeResult[]
      readonly userNotFound?: boolean
    }
    readonly response: {
      readonly challengeName?: ChallengeResult["challengeName"] | null
      readonly issueTokens: boolean | null
      readonly failAuthentication: boolean | null
    }
  }
  readonly CreateAuthChallenge: {
    readonly source: "CreateAuthChallenge_Authentication"
    readonly request: Person & {
      readonly challengeName: string
      readonly session: readonly ChallengeResult[]
      readonly userNotFound?: boolean
    }
    readonly response: {
      /** What the client is told. */
      readonly publicChallengeParameters: Texts | null
      /** What `VerifyAuthChallengeResponse` is told. */
      readonly privateChallengeParameters: Texts | null
      readonly challengeMetadata?: string | null
    }
  }
  readonly VerifyAuthChallengeResponse: {
    readonly source: "VerifyAuthChallengeResponse_Authentication"
    readonly request: Person & {
      readonly privateChallengeParameters: Texts
      readonly challengeAnswer: string
      readonly userNotFound?: boolean
    }
    readonly response: { readonly answerCorrect: boolean | null }
  }
}

/** Version 1 of `PreTokenGeneration`, which is about ID tokens, and groups of both. */
interface FirstTokenTrigger {
  readonly source: TokenSource
  readonly request: Person & { readonly groupConfiguration: GroupConfiguration }
  readonly response: {
    readonly claimsOverrideDetails?:
      | (ClaimChanges<string> & {
          /** In place of the user's groups. */
          readonly groupOverrideDetails?: GroupConfiguration
        })
      | null
  }
}

type TokenSource =
  `TokenGeneration_${"HostedAuth" | "Authentication" | "NewPasswordChallenge" | "AuthenticateDevice" | "RefreshTokens"}`

type Nothing = Readonly<Record<never, never>>

/** A trigger of a user pool, as `LambdaConfig` calls it. */
export type UserPoolTriggerName = keyof UserPoolTriggers

type TriggerOf<
  Name extends UserPoolTriggerName,
  Version extends TokenTriggerVersion,
> = Name extends "PreTokenGeneration"
  ? Version extends "V1_0"
    ? FirstTokenTrigger
    : UserPoolTriggers[Name]
  : UserPoolTriggers[Name]

/** An event of Cognito, which it wants back. */
export interface UserPoolEvent<
  Name extends UserPoolTriggerName = UserPoolTriggerName,
  Version extends TokenTriggerVersion = "V2_0",
> {
  /** `1`, and of `PreTokenGeneration` that of its version. */
  readonly version: string
  readonly triggerSource: TriggerOf<Name, Version>["source"]
  readonly region: string
  /** `us-east-1_AbCdEfGhI` */
  readonly userPoolId: string
  readonly userName: string
  readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string }
  readonly request: TriggerOf<Name, Version>["request"]
  readonly response: TriggerOf<Name, Version>["response"]
}

/** What a method with `@onUserPool` gets. */
export interface UserPoolRequest<
  Name extends UserPoolTriggerName = UserPoolTriggerName,
  Version extends TokenTriggerVersion = "V2_0",
> extends Omit<UserPoolEvent<Name, Version>, "version"> {
  readonly context: LambdaContext
  /** The event as Lambda passes it. */
  readonly event: UserPoolEvent<Name, Version>
}

/** What such a method returns: what it says goes into the `response` of the event. */
export type UserPoolResponse<
  Name extends UserPoolTriggerName,
  Version extends TokenTriggerVersion = "V2_0",
> = Name extends "PostConfirmation" | "PreAuthentication" | "PostAuthentication"
  ? void
  : Name extends "DefineAuthChallenge" | "CreateAuthChallenge" | "VerifyAuthChallengeResponse"
    ? UserPoolEvent<Name, Version>["response"]
    : UserPoolEvent<Name, Version>["response"] | void
