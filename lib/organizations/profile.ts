export const INDUSTRIES = [
  "technology",
  "finance",
  "insurance",
  "health",
  "energy",
  "manufacturing",
  "retail",
  "logistics",
  "public",
  "services",
  "other",
] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const INDUSTRY_LABELS: Record<Industry, string> = {
  technology: "Technology",
  finance: "Banking and finance",
  insurance: "Insurance",
  health: "Health and pharma",
  energy: "Energy and utilities",
  manufacturing: "Manufacturing",
  retail: "Retail",
  logistics: "Transport and logistics",
  public: "Public sector",
  services: "Professional services",
  other: "Other",
};

export const REGIONS = ["eu", "us", "uk", "other"] as const;
export type Region = (typeof REGIONS)[number];

export const REGION_LABELS: Record<Region, string> = {
  eu: "European Union",
  us: "United States",
  uk: "United Kingdom",
  other: "Elsewhere",
};

export const EMPLOYEE_RANGES = ["1-9", "10-49", "50-249", "250-999", "1000+"] as const;
export type EmployeeRange = (typeof EMPLOYEE_RANGES)[number];

export const EMPLOYEE_RANGE_LABELS: Record<EmployeeRange, string> = {
  "1-9": "1 to 9",
  "10-49": "10 to 49",
  "50-249": "50 to 249",
  "250-999": "250 to 999",
  "1000+": "1,000 or more",
};

export const USE_CASES = ["ai-act", "gdpr", "esg", "all"] as const;
export type UseCase = (typeof USE_CASES)[number];

export const USE_CASE_LABELS: Record<UseCase, string> = {
  "ai-act": "EU AI Act",
  gdpr: "GDPR",
  esg: "ESG reporting",
  all: "All of them",
};

/** What an organisation says of itself; null where it has not. */
export type OrganizationProfile = {
  industry: Industry | null;
  region: Region | null;
  employeeRange: EmployeeRange | null;
  useCase: UseCase | null;
};
