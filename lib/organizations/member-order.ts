export const MEMBER_ORDERS = ["joined_at", "-joined_at", "name", "-name"] as const;

export type MemberOrder = (typeof MEMBER_ORDERS)[number];
