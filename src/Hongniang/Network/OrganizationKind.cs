namespace Hongniang.Network;

/// <summary>类型. What an organisation is.</summary>
public enum OrganizationKind
{
    Association,
    Society,
    UniversityAssociation,
    Enterprise,
    University,
    ResearchInstitute,
    KeyLaboratory,
    NewTypeInstitution,
    MedicalInstitution,
    Investor,
    ServiceProvider,
    IndustrialPark,
    Government,
    OverseasInstitution,
}

/// <summary>层级.</summary>
public enum OrganizationLevel
{
    National,
    Province,
    City,
    County,
    Town,
    /// <summary>Not on one of the five levels: enterprises, universities and others.</summary>
    None,
}

/// <summary>规模 by the official classification.</summary>
public enum EnterpriseSize
{
    Large,
    Medium,
    Small,
    Micro,
}
