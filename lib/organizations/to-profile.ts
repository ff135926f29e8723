import { EMPLOYEE_RANGES, INDUSTRIES, REGIONS, USE_CASES, type OrganizationProfile } from "./profile";

type ProfileRow = {
  industry: string | null;
  region: string | null;
  employeeRange: string | null;
  useCase: string | null;
};

/** A profile as the database has it; a word that this version does not know counts as none. */
export function toProfile({ industry, region, employeeRange, useCase }: ProfileRow): OrganizationProfile {
  return {
    industry: INDUSTRIES.find((word) => word === industry) ?? null,
    region: REGIONS.find((word) => word === region) ?? null,
    employeeRange: EMPLOYEE_RANGES.find((word) => word === employeeRange) ?? null,
    useCase: USE_CASES.find((word) => word === useCase) ?? null,
  };
}
