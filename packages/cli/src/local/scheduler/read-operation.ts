import { parseBody } from "../protocol/answer-rest-json.ts"
import type { ServiceRequest } from "../protocol/serve-requests.ts"

export interface AskedOperation {
  /** `GET /tags/…` where there is none of that path here. */
  readonly operation: string
  readonly members: Readonly<Record<string, unknown>>
}

const SCHEDULES: Readonly<Record<string, string>> = {
  POST: "CreateSchedule",
  PUT: "UpdateSchedule",
  GET: "GetSchedule",
  DELETE: "DeleteSchedule",
}
const GROUPS: Readonly<Record<string, string>> = {
  POST: "CreateScheduleGroup",
  GET: "GetScheduleGroup",
  DELETE: "DeleteScheduleGroup",
}

/** Which operation of EventBridge Scheduler a request is for, and its members from the path, the query and the body. */
export function readOperation({ method, url, body }: ServiceRequest): AskedOperation {
  const { pathname, searchParams } = new URL(url, "http://local")
  const [, collection, encoded] = /^\/(schedules|schedule-groups)(?:\/([^/]+))?$/.exec(pathname) ?? []
  const isGroup = collection === "schedule-groups"
  const fallback = `${method} ${pathname}`
  if (encoded === undefined) {
    const list = isGroup ? "ListScheduleGroups" : "ListSchedules"
    return { operation: collection && method === "GET" ? list : fallback, members: listMembers(searchParams) }
  }
  const operation = (isGroup ? GROUPS : SCHEDULES)[method] ?? fallback
  const group = searchParams.get("groupName")
  const Name = decodeURIComponent(encoded)
  return { operation, members: { ...parseBody(body), ...(group !== null && { GroupName: group }), Name } }
}

function listMembers(query: URLSearchParams): Readonly<Record<string, unknown>> {
  const { MaxResults, ScheduleGroup, ...members } = Object.fromEntries(query)
  return {
    ...members,
    ...(ScheduleGroup !== undefined && { GroupName: ScheduleGroup }),
    ...(MaxResults !== undefined && { MaxResults: Number(MaxResults) }),
  }
}
