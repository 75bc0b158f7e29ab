using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Visits;

namespace SalonCrm.Data.Tests.Photos;

/// <summary>Clients with visits and consents, and photos for them.</summary>
internal static class SomePhotos
{
    public static VisitPhotos Photos(this SomeNetwork network) => network.Services.GetRequiredService<VisitPhotos>();

    /// <summary>A client with a visit who has consented to photos, unless told otherwise.</summary>
    public static async Task<PhotoForm> PhotoForm(this SharedNetwork shared, bool consents = true)
    {
        var network = shared.Network;
        var visit = (await network.Visits().Save(network.Manager, network.Visit(await shared.Client(), SomeVisits.Day))).Expect();
        var form = new PhotoForm { ClientId = visit.Form!.ClientId, VisitId = visit.Id };
        if (consents)
        {
            await network.Consent(form.ClientId);
        }

        return form;
    }

    public static async Task Consent(this SomeNetwork network, Guid client) =>
        (await network.Services.GetRequiredService<ClientConsents>().Give(
            network.Manager, new() { ClientId = client, Purpose = ConsentPurpose.Photos, Channel = ConsentChannel.Paper, TextVersion = 1 })).Expect();

    public static async Task Withdraw(this SomeNetwork network, Guid client) =>
        (await network.Services.GetRequiredService<ClientConsents>().Withdraw(network.Manager, client, ConsentPurpose.Photos)).Expect();

    public static PhotoForm Another(this PhotoForm form, PhotoStage stage = PhotoStage.Before) => new() { ClientId = form.ClientId, VisitId = form.VisitId, Stage = stage };

    /// <summary>Adds a picture from a telephone.</summary>
    public static Task<Outcome<VisitPhotoView>> Add(this SomeNetwork network, PhotoForm form, byte[]? picture = null, Actor? actor = null) =>
        network.Photos().Add(actor ?? network.Specialist, form, picture ?? SomePictures.Tagged["JPEG"], SomePictures.Tagged["WebP"]);
}
