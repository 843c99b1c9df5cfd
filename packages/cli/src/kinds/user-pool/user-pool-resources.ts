import type { UserPoolClientOptions, UserPoolDeclaration } from "@tsapi/framework/internal"
import type { CfnResource, CfnValue } from "../../model/cloudformation.ts"
import { logicalId } from "../../model/logical-id.ts"
import { userPoolClientLogicalId, userPoolLogicalId } from "./user-pool-logical-id.ts"

type Properties = Readonly<Record<string, CfnValue>>

export interface UserPoolSurroundings {
  /** The functions that it asks. */
  readonly lambdaConfig: Properties
  readonly retain: boolean
}

/** A user pool with its groups, resource servers, clients and domain. */
export function userPoolResources(
  pool: UserPoolDeclaration,
  { lambdaConfig, retain }: UserPoolSurroundings,
): Readonly<Record<string, CfnResource>> {
  const { id, location, groups = [], resourceServers = {}, domain } = pool
  const Metadata = { tsapi: { file: location.file, line: location.line } }
  const UserPoolId = { Ref: userPoolLogicalId(id) }
  const resource = (Type: string, Properties: Properties): CfnResource => ({ Type, Properties, Metadata })
  const servers = Object.keys(resourceServers).map((server) => resourceServerLogicalId(id, server))
  return {
    [userPoolLogicalId(id)]: {
      ...resource("AWS::Cognito::UserPool", {
        ...poolProperties(pool),
        ...(Object.keys(lambdaConfig).length > 0 && { LambdaConfig: lambdaConfig }),
      }),
      DeletionPolicy: retain ? "RetainExceptOnCreate" : "Delete",
      UpdateReplacePolicy: retain ? "Retain" : "Delete",
    },
    ...mapped(groups, (group) => [
      logicalId(id, group, "UserPoolGroup"),
      resource("AWS::Cognito::UserPoolGroup", { GroupName: group, UserPoolId }),
    ]),
    ...mapped(Object.entries(resourceServers), ([server, scopes]) => [
      resourceServerLogicalId(id, server),
      resource("AWS::Cognito::UserPoolResourceServer", {
        Identifier: server,
        Name: server,
        Scopes: Object.entries(scopes).map(([ScopeName, ScopeDescription]) => ({ ScopeName, ScopeDescription })),
        UserPoolId,
      }),
    ]),
    ...mapped(Object.entries(clientsOf(pool)), ([name, client]) => [
      userPoolClientLogicalId(id, name),
      {
        ...resource("AWS::Cognito::UserPoolClient", { ...clientProperties(client), ClientName: name, UserPoolId }),
        // Its scopes must be there first.
        ...(servers.length > 0 && { DependsOn: servers }),
      },
    ]),
    ...(domain !== undefined && {
      [logicalId(id, "UserPoolDomain")]: resource("AWS::Cognito::UserPoolDomain", { Domain: domain, UserPoolId }),
    }),
  }
}

/** The clients of a pool by name. */
export function clientsOf({ clients }: UserPoolDeclaration): Readonly<Record<string, UserPoolClientOptions>> {
  return clients ?? { App: {} }
}

function resourceServerLogicalId(id: string, server: string): string {
  return logicalId(id, server, "ResourceServer")
}

function mapped<T>(
  values: readonly T[],
  toEntry: (value: T) => readonly [string, CfnResource],
): Readonly<Record<string, CfnResource>> {
  return Object.fromEntries(values.map(toEntry))
}

const attributes = { email: "email", phone: "phone_number", username: "" } as const

function poolProperties(pool: UserPoolDeclaration): Properties {
  const { signInWith = ["email"], selfSignUp = false, mfa = "off", deletionProtection = false } = pool
  const contacts = signInWith.filter((name) => name !== "username").map((name) => attributes[name])
  const names = signInWith.includes("username") ? "AliasAttributes" : "UsernameAttributes"
  return {
    ...(contacts.length > 0 && { [names]: contacts, AutoVerifiedAttributes: contacts }),
    UsernameConfiguration: { CaseSensitive: false },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: !selfSignUp },
    // Whoever proves to own the address gets the account back, and not whoever has the telephone first.
    AccountRecoverySetting: { RecoveryMechanisms: recovery(contacts) },
    MfaConfiguration: { off: "OFF", optional: "OPTIONAL", required: "ON" }[mfa],
    ...(mfa !== "off" && { EnabledMfas: ["SOFTWARE_TOKEN_MFA"] }),
    Policies: { PasswordPolicy: passwordPolicy(pool.password) },
    DeletionProtection: deletionProtection ? "ACTIVE" : "INACTIVE",
  }
}

function recovery(contacts: readonly string[]): CfnValue {
  const verified = { email: "verified_email", phone_number: "verified_phone_number" }
  const names = contacts.map((contact) => (contact === "email" ? verified.email : verified.phone_number))
  return (names.length > 0 ? names : ["admin_only"]).map((Name, index) => ({ Name, Priority: index + 1 }))
}

function passwordPolicy({ minimumLength = 8, require }: NonNullable<UserPoolDeclaration["password"]> = {}): CfnValue {
  const asks = (kind: NonNullable<typeof require>[number]) => require?.includes(kind) ?? true
  return {
    MinimumLength: minimumLength,
    RequireLowercase: asks("lowercase"),
    RequireUppercase: asks("uppercase"),
    RequireNumbers: asks("numbers"),
    RequireSymbols: asks("symbols"),
  }
}

function clientProperties(client: UserPoolClientOptions): Properties {
  const { flows = ["srp"], tokenMinutes = 60, refreshTokenDays = 30, callbackUrls, logoutUrls } = client
  const { secret = flows.includes("clientCredentials"), scopes = [] } = client
  const oAuthFlows = [
    ...(flows.includes("code") ? ["code"] : []),
    ...(flows.includes("clientCredentials") ? ["client_credentials"] : []),
  ]
  return {
    ExplicitAuthFlows: [
      ...(flows.includes("srp") ? ["ALLOW_USER_SRP_AUTH"] : []),
      ...(flows.includes("password") ? ["ALLOW_USER_PASSWORD_AUTH"] : []),
      ...(flows.includes("custom") ? ["ALLOW_CUSTOM_AUTH"] : []),
      "ALLOW_REFRESH_TOKEN_AUTH",
    ],
    GenerateSecret: secret,
    // An answer should not tell who has an account.
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
    AccessTokenValidity: tokenMinutes,
    IdTokenValidity: tokenMinutes,
    RefreshTokenValidity: refreshTokenDays,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
    ...(oAuthFlows.length > 0 && {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: oAuthFlows,
      AllowedOAuthScopes: scopes,
      SupportedIdentityProviders: ["COGNITO"],
    }),
    ...(callbackUrls && { CallbackURLs: callbackUrls }),
    ...(logoutUrls && { LogoutURLs: logoutUrls }),
  }
}
