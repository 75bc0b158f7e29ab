using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Admin.OwnFields;

/// <summary>Each section of own fields has an operation of its own, because each asks for another permission.</summary>
internal static class OwnSections
{
    public static Task<Outcome<ClientCard>> SaveIn(this OwnValues values, Actor actor, OwnFieldSection section, OwnValuesForm form) => section switch
    {
        OwnFieldSection.PersonalData => values.SaveInPersonalData(actor, form),
        OwnFieldSection.Features => values.SaveInFeatures(actor, form),
        _ => values.SaveInTreatments(actor, form),
    };
}
