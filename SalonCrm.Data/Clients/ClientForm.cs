using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>
/// What a person types into a card. Texts are as typed; <see cref="ClientRules"/> says what is wrong with them and what
/// is kept. A form that is sent twice does its work once.
/// </summary>
public sealed class ClientForm : PersonalData
{
    /// <summary>The client; made by the form of a new one, so that two submits of it make one client.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for a new client.</summary>
    public int Version { get; set; }

    /// <summary>Phones, in order; lines left empty do not count.</summary>
    public List<PhoneLine> Phones { get; set; } = [];

    /// <summary>Substances, where allergies are listed.</summary>
    public List<string> Allergies { get; set; } = [];

    /// <summary>The client has just consented to health data being kept. Needed before an allergy is listed, where no such consent is recorded.</summary>
    public bool ConsentsToHealthData { get; set; }

    /// <summary>The person knows that a phone stands on another card too.</summary>
    public bool SharesPhoneKnowingly { get; set; }
}

/// <summary>One phone as typed.</summary>
public sealed class PhoneLine
{
    /// <summary>The number in any format.</summary>
    public string? Text { get; set; }

    /// <summary>"mobile", "mother": at most 40 characters.</summary>
    public string? Label { get; set; }
}

/// <summary>A guest: name and phone, nothing more is asked.</summary>
public sealed class GuestForm
{
    /// <summary>The client to be made; a second submit of one form makes no second client.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The salon that the guest came to.</summary>
    public Guid SalonId { get; set; }

    /// <summary>The name as said.</summary>
    public string? Name { get; set; }

    /// <summary>The number in any format.</summary>
    public string? Phone { get; set; }

    /// <summary>The person knows that the phone stands on another card too.</summary>
    public bool SharesPhoneKnowingly { get; set; }
}

/// <summary>A change made because the client asked for it (R3.3).</summary>
/// <param name="Who">Who asked: the client, or a name; at most <see cref="WhoLength"/> characters.</param>
/// <param name="Recognised">How the caller was recognised.</param>
public sealed record ClientRequest(string Who, Recognition Recognised)
{
    /// <summary>Longest name of who asked.</summary>
    public const int WhoLength = 100;
}

/// <summary>How somebody who asks for a change was recognised.</summary>
public enum Recognition
{
    /// <summary>Called from the number on the card.</summary>
    CalledFromOwnNumber,

    /// <summary>Was called back on the number on the card.</summary>
    CalledBack,

    /// <summary>Stood at the desk.</summary>
    InPerson,

    /// <summary>Answered a question about earlier visits.</summary>
    AnsweredQuestion,

    /// <summary>Wrote from the mail address on the card.</summary>
    WroteFromOwnEmail,

    /// <summary>Opened the personal link and knew the number's last digits.</summary>
    OwnPage,

    /// <summary>Not at all: registered on the site with the number.</summary>
    Online,
}
