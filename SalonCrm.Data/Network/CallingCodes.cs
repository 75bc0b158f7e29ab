using System.Collections.Frozen;

namespace SalonCrm.Data.Network;

/// <summary>Which territory has which calling code, and who is who where several share one.</summary>
/// <remarks>
/// Sources: ITU-T E.164 list of assigned country codes; for the shared codes the plans of NANPA (1), Russia and
/// Kazakhstan (7), Ofcom (44) and the other administrations as published in the ITU Operational Bulletin.
/// </remarks>
internal static class CallingCodes
{
    private const string Assigned =
        """
        AC247 AD376 AE971 AF93 AG1 AI1 AL355 AM374 AO244 AQ672 AR54 AS1 AT43 AU61 AW297 AX358 AZ994
        BA387 BB1 BD880 BE32 BF226 BG359 BH973 BI257 BJ229 BL590 BM1 BN673 BO591 BQ599 BR55 BS1 BT975 BW267 BY375 BZ501
        CA1 CC61 CD243 CF236 CG242 CH41 CI225 CK682 CL56 CM237 CN86 CO57 CR506 CU53 CV238 CW599 CX61 CY357 CZ420
        DE49 DJ253 DK45 DM1 DO1 DZ213 EC593 EE372 EG20 EH212 ER291 ES34 ET251 FI358 FJ679 FK500 FM691 FO298 FR33
        GA241 GB44 GD1 GE995 GF594 GG44 GH233 GI350 GL299 GM220 GN224 GP590 GQ240 GR30 GS500 GT502 GU1 GW245 GY592
        HK852 HN504 HR385 HT509 HU36 ID62 IE353 IL972 IM44 IN91 IO246 IQ964 IR98 IS354 IT39 JE44 JM1 JO962 JP81
        KE254 KG996 KH855 KI686 KM269 KN1 KP850 KR82 KW965 KY1 KZ7 LA856 LB961 LC1 LI423 LK94 LR231 LS266 LT370
        LU352 LV371 LY218 MA212 MC377 MD373 ME382 MF590 MG261 MH692 MK389 ML223 MM95 MN976 MO853 MP1 MQ596 MR222
        MS1 MT356 MU230 MV960 MW265 MX52 MY60 MZ258 NA264 NC687 NE227 NF672 NG234 NI505 NL31 NO47 NP977 NR674
        NU683 NZ64 OM968 PA507 PE51 PF689 PG675 PH63 PK92 PL48 PM508 PN64 PR1 PS970 PT351 PW680 PY595 QA974
        RE262 RO40 RS381 RU7 RW250 SA966 SB677 SC248 SD249 SE46 SG65 SH290 SI386 SJ47 SK421 SL232 SM378 SN221
        SO252 SR597 SS211 ST239 SV503 SX1 SY963 SZ268 TA290 TC1 TD235 TG228 TH66 TJ992 TK690 TL670 TM993 TN216
        TO676 TR90 TT1 TV688 TW886 TZ255 UA380 UG256 US1 UY598 UZ998 VA39 VC1 VE58 VG1 VI1 VN84 VU678 WF681 WS685
        XK383 YE967 YT262 ZA27 ZM260 ZW263
        """;

    /// <summary>Codes that belong to no country: freephone, satellites, networks that span the world.</summary>
    private const string Worldwide = "800 808 870 878 881 882 883 979";

    /// <summary>
    /// Territories that are guests in another's calling code, told apart by the first digits that follow it.
    /// An empty pattern: cannot be told apart. An empty code: numbers that belong to no one of them.
    /// </summary>
    private static readonly (string CallingCode, string Code, LeadingDigits Leading)[] Guests =
    [
        ("7", "KZ", new("6 7")),
        ("1", "CA", new("204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 "
            + "506 514 519 537 548 568 579 581 584 587 600 604 613 622 633 639 644 647 655 672 677 683 688 705 709 742 753 778 780 782 "
            + "807 819 825 867 873 879 902 905 942")),
        ("1", "", new("500 521-529 532 533 535 538 542-547 549 550 552-554 556 566 569 577 578 588 589 700 710 800 822 833 844 855 866 877 888 900")),
        ("1", "AG", new("268")), ("1", "AI", new("264")), ("1", "AS", new("684")), ("1", "BB", new("246")),
        ("1", "BM", new("441")), ("1", "BS", new("242")), ("1", "DM", new("767")), ("1", "DO", new("809 829 849")),
        ("1", "GD", new("473")), ("1", "GU", new("671")), ("1", "JM", new("658 876")), ("1", "KN", new("869")),
        ("1", "KY", new("345")), ("1", "LC", new("758")), ("1", "MP", new("670")), ("1", "MS", new("664")),
        ("1", "PR", new("787 939")), ("1", "SX", new("721")), ("1", "TC", new("649")), ("1", "TT", new("868")),
        ("1", "VC", new("784")), ("1", "VG", new("284")), ("1", "VI", new("340")),
        ("39", "VA", new("06698")),
        ("44", "GG", new("1481 7781 7839 79111 79117")), ("44", "IM", new("1624 74576 7524 7624 7924")),
        ("44", "JE", new("1534 7509 77003 77007 77008 7797 7829 7937")),
        ("47", "SJ", new("79")),
        ("61", "CC", new("89162")), ("61", "CX", new("89164")),
        ("64", "PN", new("")),
        ("212", "EH", new("5288 5289")),
        ("262", "YT", new("269 639")),
        ("290", "TA", new("8")),
        ("358", "AX", new("18")),
        ("500", "GS", new("")),
        ("590", "", new("X")), ("590", "BL", new("")), ("590", "MF", new("")),
        ("599", "BQ", new("3 4 7")),
        ("672", "", new("1")), ("672", "AQ", new("")),
    ];

    private static readonly FrozenSet<string> Known =
        Territories.Select(t => t.CallingCode).Concat(Worldwide.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Hosts = Territories
        .Where(t => !Guests.Any(g => string.Equals(g.Code, t.Code, StringComparison.Ordinal)))
        .ToFrozenDictionary(t => t.CallingCode, t => t.Code, StringComparer.Ordinal);

    /// <summary>Every territory with its calling code.</summary>
    public static IEnumerable<(string Code, string CallingCode)> Territories =>
        Assigned.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(t => (t[..2], t[2..]));

    /// <summary>The calling code that a full number begins with. None is the beginning of another, so the first is the longest.</summary>
    public static string? Of(string digits)
    {
        for (var length = 1; length <= Math.Min(3, digits.Length); length++)
        {
            if (Known.Contains(digits[..length]))
            {
                return digits[..length];
            }
        }

        return null;
    }

    /// <summary>Whether more digits could still make a calling code of these.</summary>
    public static bool CouldBecomeOne(string digits) =>
        digits.Length < 3 && Known.Any(code => code.StartsWith(digits, StringComparison.Ordinal));

    /// <summary>The territory that has given its plan to a calling code; null for a worldwide code.</summary>
    public static Country? Host(string callingCode) => Country.Find(Hosts.GetValueOrDefault(callingCode));

    /// <summary>Whose number this is; null if it cannot be told or the code belongs to no country.</summary>
    public static Country? Owner(string callingCode, string national)
    {
        foreach (var guest in Guests)
        {
            if (string.Equals(guest.CallingCode, callingCode, StringComparison.Ordinal) && guest.Leading.Match(national))
            {
                return Country.Find(guest.Code);
            }
        }

        return Host(callingCode);
    }
}
